// Results as one types. Without this module the same form sends itself with its button.
const form = document.querySelector('form[data-browse]');

if (form) {
    let timer = 0;
    let running = null;

    const later = wait => {
        clearTimeout(timer);
        timer = setTimeout(update, wait);
    };
    form.addEventListener('input', event => later(event.target.type === 'search' ? 250 : 0));
    form.addEventListener('submit', event => {
        event.preventDefault();
        later(0);
    });

    async function update() {
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
            history.replaceState(null, '', address);
        } catch (fault) {
            if (fault.name !== 'AbortError') location.assign(address);
            return;
        }
        results.removeAttribute('aria-busy');
    }
}
