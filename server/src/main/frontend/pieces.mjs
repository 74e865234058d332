// How the font is cut. Latin comes with every page. Hangul syllables are grouped by how common they are in the words
// of this site: those of its own words first, then the rest of KS X 1001 in the order of the alphabet.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const resources = join(dirname(fileURLToPath(import.meta.url)), '../resources');
const PIECE = 340;

export const latin = [
    ...span(0x20, 0x7e), ...span(0xa0, 0xff),
    ...'–—‘’“”…·•→←↑↓↗▸▾●○◐✓✕※「」『』〈〉《》、。₩㎡①②③④⑤⑥⑦⑧⑨',
].join('');

export function hangulPieces() {
    const counts = new Map();
    for (const text of texts(resources)) {
        for (const c of text.matchAll(/[가-힣]/g)) {
            counts.set(c[0], (counts.get(c[0]) ?? 0) + 1);
        }
    }
    const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([c]) => c);
    const known = new Set(common);
    const rest = ksx1001().filter(c => !known.has(c));
    const all = [...common, ...rest];
    const pieces = [];
    for (let at = 0; at < all.length; at += PIECE) {
        pieces.push(all.slice(at, at + PIECE).join(''));
    }
    return pieces;
}

function span(from, to) {
    return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));
}

function* texts(folder) {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            yield* texts(path);
        } else if (/\.(ya?ml|properties|csv)$/.test(entry.name)) {
            yield readFileSync(path, 'utf8');
        }
    }
}

/** The 2,350 syllables of KS X 1001 stand in EUC-KR rows B0 to C8. */
function ksx1001() {
    const decoder = new TextDecoder('euc-kr');
    const syllables = [];
    for (let row = 0xb0; row <= 0xc8; row++) {
        for (let cell = 0xa1; cell <= 0xfe; cell++) {
            const c = decoder.decode(Uint8Array.of(row, cell));
            if (/^[가-힣]$/.test(c)) syllables.push(c);
        }
    }
    return syllables;
}
