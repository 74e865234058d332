// Quicker hands for those who work here all day. Everything it does can also be done with a mouse and without a script.
const rows = [...document.querySelectorAll('[data-row]')];
const keys = document.querySelector('[data-keys]');
let at = -1;
let on = kept('keys') !== 'off';

// Whoever speaks to the computer or slips on keys can switch single keys off (WCAG 2.1.4).
if (keys) {
    const choice = keys.querySelector('[data-keys-on]');
    keys.hidden = false;
    choice.checked = on;
    choice.addEventListener('change', () => {
        on = choice.checked;
        keep('keys', on ? 'on' : 'off');
    });
}

document.addEventListener('keydown', event => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input:not([type="checkbox"]), select, textarea')) return;
    const does = {
        j: () => choose(at + 1),
        k: () => choose(at - 1),
        a: () => rows[at]?.querySelector('[data-take]')?.click(),
        x: () => rows[at]?.querySelector('input[type="checkbox"]')?.click(),
        '/': () => document.querySelector('[data-search]')?.focus(),
        '?': () => {
            if (keys) {
                keys.open = !keys.open;
                keys.scrollIntoView({ block: 'nearest' });
            }
        },
    }[event.key];
    if (does && (rows.length || event.key === '?')) {
        event.preventDefault();
        does();
    }
});

function choose(next) {
    if (!rows.length) return;
    rows[at]?.classList.remove('chosen');
    at = Math.max(0, Math.min(rows.length - 1, next));
    rows[at].classList.add('chosen');
    // The link takes the focus, so that Enter opens it as it opens any link.
    rows[at].querySelector('a[href]')?.focus();
    rows[at].scrollIntoView({ block: 'nearest' });
}

for (const row of rows) {
    row.addEventListener('focusin', () => {
        if (rows[at] === row) return;
        rows[at]?.classList.remove('chosen');
        at = rows.indexOf(row);
        row.classList.add('chosen');
    });
}

// In a long list one finds by typing parts of any name on the way; what is chosen stays in sight. Without a script one scrolls.
for (const list of document.querySelectorAll('[data-find]')) {
    const items = [...list.querySelectorAll('option:not([value=""]), label.check')];
    if (items.length < 15) continue;
    const field = document.createElement('input');
    field.type = 'search';
    field.className = 'find';
    field.autocomplete = 'off';
    field.placeholder = list.dataset.find;
    field.setAttribute('aria-label', list.dataset.find);
    list.before(field);
    field.addEventListener('keydown', event => {
        if (event.key === 'Enter') event.preventDefault();
    });
    field.addEventListener('input', () => {
        const parts = plain(field.value).split(/\s+/).filter(Boolean);
        for (const item of items) {
            const group = item.parentNode;
            const path = plain(item.textContent + ' ' + (group.label ?? group.getAttribute('aria-label') ?? ''));
            const chosen = item.selected || item.querySelector('input')?.checked;
            item.hidden = !chosen && !parts.every(part => path.includes(part));
        }
        for (const group of list.querySelectorAll('optgroup, [role="group"]')) {
            group.hidden = [...group.children].every(child => child.hidden || child.matches('.under'));
        }
    });
}

function plain(text) {
    return text.normalize('NFKC').toLowerCase();
}

// How long an act can still be taken back, counted down where the page says so; then the page shows it as public.
for (const note of document.querySelectorAll('[data-until]')) {
    const ends = performance.now() + Number(note.dataset.until) * 1_000;
    const seconds = note.querySelector('[data-seconds]');
    const timer = setInterval(() => {
        const left = Math.ceil((ends - performance.now()) / 1_000);
        if (seconds) seconds.textContent = String(Math.max(0, left));
        if (left <= 0) {
            clearInterval(timer);
            const typing = document.activeElement?.closest('input, textarea, select');
            const typed = [...document.querySelectorAll('textarea')].some(area => area.value !== area.defaultValue);
            // Nobody's words are lost to a reload.
            if (typing || typed || !note.dataset.then) {
                note.hidden = true;
            } else {
                location.replace(note.dataset.then);
            }
        }
    }, 250);
}

// A second click sends nothing: the first one is on its way.
for (const form of document.querySelectorAll('form[method="post"]')) {
    form.addEventListener('submit', event => {
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = 'yes';
        setTimeout(() => delete form.dataset.sent, 5_000);
    });
}

function kept(name) {
    try {
        return localStorage.getItem(name);
    } catch {
        return null;
    }
}

function keep(name, value) {
    try {
        localStorage.setItem(name, value);
    } catch {
        // The choice then lasts for this page only.
    }
}
