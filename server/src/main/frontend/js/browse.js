// Results as one types. Without this module the same form sends itself with its button.
const form = document.querySelector('form[data-browse]');

if (form) {
    let timer = 0;
    let running = null;

    const later = (wait, lasting) => {
        clearTimeout(timer);
        timer = setTimeout(update, wait, lasting);
    };
    // A word is typed letter by letter and stays one place in the history; each choice and each sending is a place to come back to.
    form.addEventListener('input', event => {
        const typing = event.target.type === 'search';
        later(typing ? 250 : 0, !typing);
    });
    form.addEventListener('submit', event => {
        event.preventDefault();
        later(0, true);
    });
    addEventListener('popstate', () => location.reload());

    async function update(lasting) {
        const given = [...new FormData(form)].filter(([, value]) => value !== '');
        const query = new URLSearchParams(given).toString();
        const address = form.getAttribute('action') + (query ? '?' + query : '');
        running?.abort();
        running = new AbortController();
        const results = document.getElementById('results');
        results.setAttribute('aria-busy', 'true');
        try {
            const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal: running.signal });
            const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('results');
            if (!fresh) {
                location.assign(address);
                return;
            }
            results.innerHTML = fresh.innerHTML;
            document.getElementById('found').textContent = (results.querySelector('[data-found], .empty') ?? results).textContent.trim();
            if (lasting && address !== location.pathname + location.search) history.pushState(null, '', address);
            else history.replaceState(null, '', address);
        } catch (fault) {
            if (fault.name !== 'AbortError') location.assign(address);
            return;
        }
        results.removeAttribute('aria-busy');
    }
}
