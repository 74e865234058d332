// Reads a public log as C2SP has it (tlog-tiles, tlog-checkpoint, tlog-cosignature) and believes nothing but its signatures and its sums.
// Knows no page; the arithmetic is that of RFC 9162 section 2.1.
const FULL = 256;
const HASH = 32;
const utf8 = new TextEncoder();

/** Something does not hold: which words say so, and with what in their gaps. */
export class Fault extends Error {
    constructor(words, ...values) {
        super(words);
        this.words = words;
        this.values = values;
    }
}

/** Nothing could be found out: no network, or a browser that cannot do this. */
export class Unable extends Error {
    constructor(words) {
        super(words);
        this.words = words;
    }
}

export const base64 = bytes => btoa(String.fromCharCode(...bytes));
const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

function fromBase64(text) {
    try {
        return Uint8Array.from(atob(text), c => c.charCodeAt(0));
    } catch {
        throw new Fault('malformed');
    }
}

function joined(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
export const leafHash = entry => sha256([0], entry);
const nodeHash = (left, right) => sha256([1], left, right);

/** A public key written name+id+key, as signed-note has it; its id must be that of its name and bytes. */
export async function key(text) {
    const [name, id, ...rest] = text.split('+');
    const bytes = fromBase64(rest.join('+'));
    const own = await sha256(utf8.encode(name + '\n'), bytes);
    if (hex(own.slice(0, 4)) !== id || bytes.length !== 1 + HASH || (bytes[0] !== 1 && bytes[0] !== 4)) throw new Fault('malformed');
    try {
        const imported = await crypto.subtle.importKey('raw', bytes.slice(1), 'Ed25519', false, ['verify']);
        return { text, name, id, cosigns: bytes[0] === 4, imported };
    } catch {
        throw new Unable('unsupported');
    }
}

export const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** A signed note: its text, and below it who says to have signed. */
function note(encoded) {
    const end = encoded.lastIndexOf('\n\n');
    if (end < 0 || !encoded.endsWith('\n')) throw new Fault('malformed');
    const signatures = encoded.slice(end + 2, -1).split('\n').map(line => {
        const parts = /^— (\S+) (\S+)$/.exec(line);
        if (!parts) throw new Fault('malformed');
        const bytes = fromBase64(parts[2]);
        return { name: parts[1], id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
    });
    return { text: encoded.slice(0, end + 1), signatures };
}

/** Which of these keys have signed. A wrong signature under a known key spoils the whole note. */
async function signedBy(keys, { text, signatures }) {
    const good = [];
    for (const one of keys) {
        const signature = signatures.find(each => each.name === one.name && each.id === one.id);
        if (signature) {
            if (!await verifies(one, text, signature.bytes)) throw new Fault('signature', one.name);
            good.push(one);
        }
    }
    return good;
}

async function verifies(one, text, bytes) {
    if (!one.cosigns) return crypto.subtle.verify('Ed25519', one.imported, bytes, utf8.encode(text));
    const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
    return crypto.subtle.verify('Ed25519', one.imported, bytes.slice(8), utf8.encode(`cosignature/v1\ntime ${time}\n${text}`));
}

/** A checkpoint that these log keys signed and so many of these witnesses cosigned. */
export async function checkpoint(encoded, logKeys, witnesses, need) {
    const signed = note(encoded);
    const [origin, size, root] = signed.text.split('\n');
    if (origin !== logKeys[0].name || !/^(0|[1-9]\d{0,15})$/.test(size)) throw new Fault('malformed');
    const by = await signedBy(logKeys, signed);
    if (!by.length) throw new Fault('unsigned', origin);
    const cosigned = await signedBy(witnesses, signed);
    if (cosigned.length < need) throw new Fault('witnesses', cosigned.length, need);
    return { origin, size: Number(size), root: fromBase64(root), by, cosigned, encoded };
}

/** The tree with this head, read from tiles nobody has to vouch for: what is answered leads to the root, or is refused. */
export class Tree {
    constructor(head, read) {
        this.head = head;
        this.read = read;
        this.tiles = new Map();
    }

    /** Returns only if the tree has this leaf at the index. */
    async requireLeaf(index, leaf) {
        const known = new Map([[`0:${index}`, leaf]]);
        let [from, to] = [0, this.head.size];
        while (to - from > 1) {
            const split = from + below(to - from);
            const [left, right] = [[from, split], [split, to]];
            await this.learn(index < split ? right : left, known);
            [from, to] = index < split ? left : right;
        }
        if (!same(await join(0, this.head.size, known), this.head.root)) throw new Fault('leaf', index);
    }

    /** Returns only if this tree begins with the whole of an older one. */
    async requireExtends(older) {
        if (older.size > this.head.size) throw new Fault('shrunk', this.head.size, older.size);
        const known = new Map();
        await this.learn([0, older.size], known);
        await this.learn([older.size, this.head.size], known);
        if (!same(await join(0, this.head.size, known), this.head.root)) throw new Fault('tiles');
        if (!same(await join(0, older.size, known), older.root)) {
            throw new Fault(older.size === this.head.size ? 'split' : 'rewritten', this.head.size, older.size);
        }
    }

    /** The hashes of the complete subtrees that make up this stretch of leaves. */
    async learn([from, to], known) {
        for (let at = from; at < to;) {
            let width = 1;
            while (at % (width * 2) === 0 && at + width * 2 <= to) width *= 2;
            const level = Math.log2(width);
            known.set(`${level}:${at / width}`, await this.hash(level, at / width));
            at += width;
        }
    }

    async hash(level, index) {
        const row = Math.floor(level / 8);
        const span = 2 ** (level % 8);
        const first = index * span;
        const tile = Math.floor(first / FULL);
        const width = Math.min(FULL, Math.floor(this.head.size / FULL ** row) - tile * FULL);
        const bytes = await this.tile(row, tile, width);
        return over(bytes, first % FULL, first % FULL + span);
    }

    async tile(row, index, width) {
        const name = `${row}/${index}/${width}`;
        if (!this.tiles.has(name)) this.tiles.set(name, await this.read(`tile/${row}/`, index, width, HASH * width));
        const bytes = this.tiles.get(name);
        if (bytes.length < HASH * width) throw new Fault('tiles');
        return bytes;
    }
}

const below = width => 2 ** Math.ceil(Math.log2(width) - 1);

async function over(bytes, from, to) {
    if (to - from === 1) return bytes.slice(from * HASH, to * HASH);
    const middle = (from + to) / 2;
    return nodeHash(await over(bytes, from, middle), await over(bytes, middle, to));
}

/** RFC 6962 section 2.1 over a stretch of leaves of which all complete parts are known. */
async function join(from, to, known) {
    const width = to - from;
    const level = Math.log2(width);
    if (Number.isInteger(level) && from % width === 0) {
        const hash = known.get(`${level}:${from / width}`);
        if (hash) return hash;
    }
    if (width <= 1) return width ? Promise.reject(new Fault('tiles')) : sha256([]);
    const split = from + below(width);
    return nodeHash(await join(from, split, known), await join(split, to, known));
}

/** What commitments and heads are written as: the hash of a salt and the canonical JSON of what it stands for. */
export async function saltedHash(salt, value) {
    if (!/^([0-9a-f]{2})+$/.test(salt)) return '';
    return 'sha256:' + hex(await sha256(Uint8Array.from(salt.match(/../g), byte => parseInt(byte, 16)), canonical(value)));
}

/** The path of a tile: three digits at a time, and how wide it is where it is not full. */
export function path(folder, index, width) {
    const parts = [String(index % 1000).padStart(3, '0')];
    for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
        parts.unshift('x' + String(rest % 1000).padStart(3, '0'));
    }
    return folder + parts.join('/') + (width === FULL ? '' : `.p/${width}`);
}

/** The entries in a bundle, each after its length in two bytes. */
export function entriesIn(bundle) {
    const entries = [];
    for (let at = 0; at + 2 <= bundle.length;) {
        const length = bundle[at] * 256 + bundle[at + 1];
        entries.push(bundle.slice(at + 2, at + 2 + length));
        at += 2 + length;
    }
    return entries;
}

/**
 * What of an entry was hashed into the log: each part that has a salt is a commitment there, and gaps that were added later are not there.
 * Java has the same in verification.Leaf.
 */
export async function leafOf({ salts = {}, ...shown }) {
    const leaf = structuredClone(shown);
    for (const [part, salt] of Object.entries(salts)) {
        const value = taken(leaf, part);
        if (value === undefined || leaf.commitments?.[part] || !/^([0-9a-f]{2})*$/.test(salt)) throw new Fault('part', shown.index, part);
        const field = part.replace(/^opened\.\d+\./, '');
        const bytes = Uint8Array.from(salt.match(/../g) ?? [], pair => parseInt(pair, 16));
        leaf.commitments = { ...leaf.commitments, [part]: 'sha256:' + hex(await sha256(bytes, canonical({ field, value }))) };
    }
    if (Array.isArray(leaf.withheld)) leaf.withheld = leaf.withheld.filter(gap => gap.since === undefined);
    return leaf;
}

function taken({ open = {}, masked = {} }, part) {
    const opened = /^opened\.(\d+)\.(.+)$/.exec(part);
    if (!opened) {
        const place = Object.hasOwn(open, part) ? open : masked;
        const value = Object.hasOwn(place, part) ? place[part] : undefined;
        delete place[part];
        return value;
    }
    const at = (open.opened ?? []).findIndex(one => one.seq === Number(opened[1]) && one.field === opened[2]);
    const value = at < 0 ? undefined : open.opened.splice(at, 1)[0].value;
    if (!open.opened?.length) delete open.opened;
    return value;
}

/** JSON in its one canonical spelling (RFC 8785), as bytes. */
export const canonical = value => utf8.encode(spelt(value));

function spelt(value) {
    if (Array.isArray(value)) return `[${value.map(spelt).join(',')}]`;
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    return `{${Object.keys(value).sort().map(name => `${JSON.stringify(name)}:${spelt(value[name])}`).join(',')}}`;
}

export { FULL, same };
