// Draws the boxes of a redaction on the pages. What counts is the list in the form: this script writes it and shows it, and without the script
// it is typed.
const list = document.querySelector('#boxes');
const ground = document.querySelector('#ground');
const pages = document.querySelectorAll('[data-redact-page]');

if (list && pages.length > 0) {
    document.querySelector('[data-redact-tools]').hidden = false;
    document.querySelector('[data-redact-undo]').addEventListener('click', () => {
        list.value = list.value.trim().split('\n').slice(0, -1).join('\n');
        show();
    });
    list.addEventListener('input', show);
    pages.forEach(draw);
    show();
}

function draw(page) {
    let from = null;
    page.classList.add('draws');
    page.addEventListener('pointerdown', event => {
        from = place(page, event);
        page.setPointerCapture(event.pointerId);
        event.preventDefault();
    });
    page.addEventListener('pointerup', event => {
        if (from === null) {
            return;
        }
        const to = place(page, event);
        const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
        const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
        from = null;
        if (width > 0.3 && height > 0.3) {
            const numbers = [left, top, width, height].map(percent => percent.toFixed(2));
            const line = [page.dataset.redactPage, ...numbers, ground.value].join(' ');
            list.value = (list.value.trim() + '\n' + line).trim();
            show();
        }
    });
    page.addEventListener('pointercancel', () => {
        from = null;
    });
}

/** In percent of the page. */
function place(page, event) {
    const at = page.getBoundingClientRect();
    const within = value => Math.max(0, Math.min(100, value));
    return {
        x: within(((event.clientX - at.left) / at.width) * 100),
        y: within(((event.clientY - at.top) / at.height) * 100),
    };
}

function show() {
    document.querySelectorAll('.redact-box').forEach(box => box.remove());
    for (const line of list.value.split('\n')) {
        const [number, left, top, width, height, why] = line.trim().split(/[\s,;]+/);
        const page = document.querySelector(`[data-redact-page="${CSS.escape(number)}"]`);
        if (page && why) {
            const box = document.createElement('div');
            box.className = 'redact-box';
            box.textContent = why;
            Object.assign(box.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
            page.append(box);
        }
    }
}
