// Runs before the page is painted, so that a chosen theme does not flash. Without it the system's preference holds.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

function chosen() {
    try {
        return localStorage.getItem('theme');
    } catch {
        return null;
    }
}

function isDark() {
    return root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
}

const theme = chosen();
if (theme === 'dark' || theme === 'light') {
    root.dataset.theme = theme;
}

document.addEventListener('DOMContentLoaded', () => {
    const button = document.querySelector('[data-theme-switch]');
    if (!button) return;
    button.hidden = false;
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    button.addEventListener('click', () => {
        root.dataset.theme = isDark() ? 'light' : 'dark';
        try {
            localStorage.setItem('theme', root.dataset.theme);
        } catch {
            // The choice then lasts for this page only.
        }
        show();
    });
    system.addEventListener('change', show);
    show();
});
