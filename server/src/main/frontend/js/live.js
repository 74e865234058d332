// Keeps the page as it is now. Events say that something happened; what the page then shows always comes from the server,
// whole, so that script and no script can never tell different stories.
const body = document.body;
const stream = body.dataset.live;

if (stream) {
    const notice = document.getElementById('connection');
    const announcer = document.getElementById('announce');
    let timer = 0;
    let wanted = 0;
    let busy = false;
    // What the server last sent of each part: a reader may have opened or folded things since.
    const served = new Map([...document.querySelectorAll('[data-part]')].map(part => [part.id, part.innerHTML]));

    const source = new EventSource(stream);
    source.addEventListener('open', () => {
        notice.hidden = true;
    });
    source.addEventListener('error', () => {
        notice.hidden = false;
        if (source.readyState === EventSource.CLOSED) {
            setTimeout(() => location.reload(), 10_000);
        }
    });
    source.addEventListener('entry', event => {
        wanted = Math.max(wanted, Number(event.lastEventId));
        // A burst becomes one refresh; a city's whole stream is not fetched more than once in a while.
        timer ||= setTimeout(refresh, Number(body.dataset.liveEvery ?? 50));
    });

    async function refresh() {
        timer = 0;
        if (busy) {
            timer = setTimeout(refresh, 100);
            return;
        }
        busy = true;
        const asked = wanted;
        try {
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-cache' });
            if (answer.ok) {
                swap(new DOMParser().parseFromString(await answer.text(), 'text/html'));
                notice.hidden = true;
            }
        } catch {
            notice.hidden = false;
            timer ||= setTimeout(refresh, 2_000);
        } finally {
            busy = false;
        }
        if (wanted > asked) timer ||= setTimeout(refresh, 50);
    }

    function swap(fresh) {
        for (const old of document.querySelectorAll('[data-part]')) {
            const part = fresh.getElementById(old.id);
            if (part && part.innerHTML !== served.get(old.id)) exchange(old, part.innerHTML);
        }
        const said = fresh.getElementById('announce')?.dataset.latest;
        if (said && said !== announcer.textContent) announcer.textContent = said;
    }

    function exchange(old, html) {
        const open = new Set([...old.querySelectorAll('details[open]')].map(place));
        const seen = new Set([...old.querySelectorAll('[data-entry]')].map(e => e.dataset.entry));
        const focus = old.contains(document.activeElement) ? document.activeElement : null;
        const focused = focus && (focus.id || focus.getAttribute('href') || place(focus.closest('details') ?? old));
        const scroll = [...old.querySelectorAll('.chart-scroll')].map(e => e.scrollLeft);
        old.innerHTML = html;
        served.set(old.id, html);
        for (const details of old.querySelectorAll('details')) {
            if (open.has(place(details))) details.open = true;
        }
        for (const entry of old.querySelectorAll('[data-entry]')) {
            if (!seen.has(entry.dataset.entry)) entry.classList.add('fresh');
        }
        old.querySelectorAll('.chart-scroll').forEach((e, i) => {
            e.scrollLeft = scroll[i] ?? 0;
        });
        if (focused) {
            const again = [...old.querySelectorAll('a,summary,button,input,[tabindex]')]
                .find(e => (e.id || e.getAttribute('href') || place(e.closest('details') ?? old)) === focused);
            again?.focus({ preventScroll: true });
        }
    }

    function place(element) {
        return element.id || element.querySelector('summary')?.textContent || '';
    }
}
