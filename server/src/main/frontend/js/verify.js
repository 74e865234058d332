// Checks, at the reader's wish, what the city shows against its public log, and says in one sentence what came of it. Remembers the log's
// last checkpoint in this browser: whoever rewrites history cannot rewrite that.
import { FULL, Fault, Tree, Unable, base64, canonical, checkpoint, entriesIn, key, leafHash, leafOf, path, saltedHash, same } from './log.js';

const SIGNED_WITHIN = 10_000;
/** From this version of the policy on, leaves have commitments where people wrote. */
const COMMITTED_FROM = 4;

for (const form of document.querySelectorAll('form[data-verify]')) {
    const button = form.querySelector('button');
    const result = document.getElementById(form.dataset.verify);
    const words = JSON.parse(form.dataset.words);
    form.hidden = false;
    form.addEventListener('submit', async event => {
        event.preventDefault();
        button.disabled = true;
        tell('checking', [words.checking]);
        try {
            tell('holds', (await check(form)).map(([name, ...values]) => fill(words[name], values)));
        } catch (fault) {
            if (fault instanceof Fault) tell('broken', [words.broken, fill(words[fault.words], fault.values), words.broken2]);
            else if (fault instanceof Unable) tell('unable', [words[fault.words]]);
            else tell('unable', [words.unreachable]);
        }
        button.disabled = false;
    });

    function tell(verdict, sentences) {
        result.dataset.verdict = verdict;
        document.body.classList.toggle('verified', verdict === 'holds');
        result.replaceChildren(...sentences.map(sentence => {
            const line = document.createElement('p');
            line.textContent = sentence;
            return line;
        }));
    }

    function fill(sentence, values) {
        return sentence.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?}/g, (_, n, one, more) => {
            const value = values[n];
            const text = typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : value;
            return one === undefined ? text : value === 1 ? one : more;
        });
    }
}

/** What holds, as a list of words with their values; throws the first thing that does not. */
async function check(form) {
    if (!globalThis.crypto?.subtle) throw new Unable('unsupported');
    const { key: own, witnesses, need } = form.dataset;
    if (!own) throw new Unable('unreachable');
    const offered = [await key(own)];
    const cosigners = await Promise.all((witnesses ?? '').split(' ').filter(Boolean).map(key));
    const seen = remembered(offered[0].name);
    const trusted = seen ? await Promise.all(seen.keys.map(key)) : offered;
    const number = form.dataset.petition ?? form.elements.petition?.value.trim();
    const { entries: shown, head: bound } = number ? await petition(number) : { entries: [] };
    const least = Math.max(-1, ...shown.map(entry => entry.index)) + 1;
    const head = await latest(trusted, offered, cosigners, Number(need), least);
    const tree = new Tree(head, read);
    if (head.handover) await tree.requireExtends(head.handover);
    if (seen) await tree.requireExtends({ size: seen.size, root: Uint8Array.from(atob(seen.root), c => c.charCodeAt(0)) });
    const stubs = await inLog(shown, tree);
    const heads = number && await boundTo(shown.at(-1), bound);
    if (form.dataset.petition) {
        onPage(shown);
        // The page of one entry has no head.
        if (heads && document.querySelector('[data-shown]')) await headOfPage(shown);
    }
    remember(head);
    const holds = [number ? ['holds', shown.length, head.size] : ['whole', head.size]];
    if (number) holds.push(heads ? ['head.holds'] : ['head.none']);
    if (stubs) holds.push(['stubs', stubs]);
    holds.push(seen ? ['grown', seen.size, new Date(seen.at).toLocaleString(document.documentElement.lang)] : ['first']);
    if (cosigners.length) holds.push(['cosigned', head.cosigned.length, cosigners.length]);
    return holds;
}

async function petition(number) {
    const answer = await fetch(`/api/v1/petitions/${encodeURIComponent(number)}`, { cache: 'no-cache' });
    if (answer.status === 404) throw new Unable('unknown');
    if (!answer.ok) throw new Unable('unreachable');
    const { entries, head } = await answer.json();
    entries.forEach((entry, i) => {
        if (entry.seq !== i + 1 || entry.petition !== number) throw new Fault('gap', i + 1);
    });
    return { entries, head };
}

/** The view that is shown has to be the one whose hash the entry was published with; false for an entry from before views were bound. */
async function boundTo(entry, head) {
    if (!entry.head && !head) return false;
    if (!head || await saltedHash(head.salt, head.view) !== entry.head || head.view.number !== entry.petition) {
        throw new Fault('head', entry.index);
    }
    return true;
}

/** The head of this page was printed from a view that an entry was bound to, and says what that view says. */
async function headOfPage(shown) {
    const head = JSON.parse(document.querySelector('[data-head]')?.dataset.head ?? 'null');
    const last = shown.find(entry => entry.index === head?.view.lastIndex);
    if (!last) throw new Fault('head', shown.at(-1).index);
    await boundTo(last, head);
    const { view } = head;
    const said = { ...view, status: [view.status, view.outcome].filter(Boolean).join(' ') };
    for (const part of document.querySelectorAll('[data-shown]')) {
        const value = said[part.dataset.shown];
        const text = part.dataset.value ?? part.getAttribute('datetime') ?? part.textContent;
        if (text !== String(value?.[document.documentElement.lang] ?? value)) throw new Fault('head', last.index);
    }
}

/** The checkpoint; what was entered a moment ago is signed, and cosigned, within seconds. */
async function latest(trusted, offered, witnesses, need, least) {
    const until = Date.now() + SIGNED_WITHIN;
    for (;;) {
        const answer = await fetch('/log/checkpoint', { cache: 'no-store' });
        if (!answer.ok) throw new Unable('unreachable');
        try {
            const head = await believed(await answer.text(), trusted, offered, witnesses, need);
            if (head.size >= least) return head;
            if (Date.now() > until) throw new Fault('missing', least - 1);
        } catch (fault) {
            if (fault.words !== 'witnesses' || Date.now() > until) throw fault;
        }
        await new Promise(later => setTimeout(later, 300));
    }
}

async function believed(encoded, trusted, offered, witnesses, need) {
    if (trusted.some(one => one.text === offered[0].text)) return checkpoint(encoded, trusted, witnesses, need);
    const handover = await renewed(trusted, offered);
    return { ...await checkpoint(encoded, offered, witnesses, need), handover };
}

/** A new key is believed only because one believed before has signed the same tree: the log's handover. */
async function renewed(trusted, offered) {
    const answer = await fetch('/log/handover', { cache: 'no-cache' });
    if (!answer.ok) throw new Fault('key');
    const both = await checkpoint(await answer.text(), [...offered, ...trusted], [], 0);
    if (both.by.length < 2 || !both.by.includes(offered[0])) throw new Fault('key');
    return both;
}

async function read(folder, index, width, length) {
    let answer = await fetch('/log/' + path(folder, index, width));
    if (answer.status === 404 && width < FULL) answer = await fetch('/log/' + path(folder, index, FULL));
    if (answer.status === 404) throw new Fault('tiles');
    if (!answer.ok) throw new Unable('unreachable');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return length ? bytes.slice(0, length) : bytes;
}

/**
 * Each entry as it is shown has to be, byte for byte, the one whose hash the tree has at its index, and what was withheld since has to have been
 * decided; says in how many entries that is so.
 */
async function inLog(shown, tree) {
    const bundles = new Map();
    let stubs = 0;
    for (const entry of shown) {
        const index = Math.floor(entry.index / FULL);
        if (!bundles.has(index)) {
            bundles.set(index, entriesIn(await read('tile/entries/', index, Math.min(FULL, tree.head.size - index * FULL))));
        }
        const logged = bundles.get(index)[entry.index % FULL] ?? [];
        const gaps = (entry.withheld ?? []).filter(gap => gap.since !== undefined);
        if (gaps.length) {
            if (!gaps.every(gap => isDecided(gap, entry, shown))) throw new Fault('entry', entry.index);
            stubs++;
        }
        const old = gaps.some(gap => gap.field === 'entry') && entry.policy < COMMITTED_FROM;
        if (old) {
            if (!isFrameOf(entry, logged)) throw new Fault('entry', entry.index);
        } else {
            const leaf = await leafOf(entry);
            if (!same(logged, canonical(leaf))) throw differing(entry, leaf, logged);
        }
        await tree.requireLeaf(entry.index, await leafHash(logged));
    }
    return stubs;
}

/** Whether an entry of its own decided, on this ground, that this gap is there. */
function isDecided({ field, ground, since }, entry, shown) {
    const seq = field === 'entry' ? entry.seq : Number(/^opened\.(\d+)\./.exec(field)?.[1]);
    return shown.some(one => one.kind === 'withholding.decided' && one.seq === since && one.open?.granted === true
        && one.open.seq === seq && one.open.ground === ground);
}

/** Older leaves have the words themselves: of an entry withheld later its place, kind and times can be compared, and nothing else is shown. */
function isFrameOf(entry, logged) {
    const empty = !Object.keys(entry.open ?? {}).length && !Object.keys(entry.masked ?? {}).length && entry.withheld.length === 1;
    return empty && same(canonical(frame(JSON.parse(new TextDecoder().decode(logged)))), canonical(frame(entry)));
}

function frame({ open, masked, withheld, ...rest }) {
    return rest;
}

/** Which part is not what the log was committed to, if it is one. */
function differing(entry, leaf, logged) {
    try {
        const before = JSON.parse(new TextDecoder().decode(logged)).commitments ?? {};
        const part = Object.keys(entry.salts ?? {}).find(one => before[one] !== leaf.commitments[one]);
        if (part) return new Fault('part', entry.index, part);
    } catch {
        // What is logged is no JSON: then it is not this entry.
    }
    return new Fault('entry', entry.index);
}

/** The timeline on this page has to be that of the entries: none left out, none added, each at its time. */
function onPage(shown) {
    const lines = new Map([...document.querySelectorAll('#timeline [data-entry]')].map(line => [Number(line.dataset.entry), line]));
    const last = Math.max(...lines.keys());
    for (const entry of shown.filter(one => one.index <= last)) {
        const line = lines.get(entry.index);
        if (line?.querySelector('time')?.dateTime !== entry.occurredAt) throw new Fault('page', entry.index);
        lines.delete(entry.index);
    }
    for (const index of lines.keys()) throw new Fault('page', index);
}

const place = origin => 'open.log.' + origin;

function remembered(origin) {
    try {
        return JSON.parse(localStorage.getItem(place(origin)));
    } catch {
        return null;
    }
}

function remember(head) {
    const keys = head.by.map(one => one.text);
    try {
        localStorage.setItem(place(head.origin), JSON.stringify({ keys, size: head.size, root: base64(head.root), at: Date.now() }));
    } catch {
        // A browser that keeps nothing checks each time as if for the first time.
    }
}
