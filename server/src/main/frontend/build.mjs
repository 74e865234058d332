// Builds the pages' style sheets, scripts and fonts into OUT/static/assets under names that carry their content's hash,
// and writes OUT/city/open/ground/page/assets.properties, which tells the server those names.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { browserslistToTargets, transform } from 'lightningcss';
import subsetFont from 'subset-font';
import { hangulPieces, latin } from './pieces.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, '../../../target/classes'));
const assets = join(out, 'static/assets');
const krds = join(here, 'node_modules/krds-uiux/resources');
const names = new Map();

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await mkdir(join(out, 'city/open/ground/page'), { recursive: true });

const fontFaces = await fonts();
await paperFonts();
await styles(fontFaces);
await scripts();
await keep('favicon.svg', await readFile(join(here, 'favicon.svg')));
await writeFile(
    join(out, 'city/open/ground/page/assets.properties'),
    [...names].sort().map(([name, kept]) => `${name}=${kept}\n`).join(''));

async function keep(name, bytes) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const kept = name.replace(/(\.[a-z0-9]+)$/, `-${hash}$1`);
    await writeFile(join(assets, kept), bytes);
    names.set(name, kept);
    return kept;
}

/** Cuts the font of KRDS into pieces, so that a page loads only those whose letters it shows. */
async function fonts() {
    const faces = [];
    for (const [weight, file] of [[400, 'PretendardGOV-Regular'], [700, 'PretendardGOV-Bold']]) {
        const whole = await readFile(join(krds, `fonts/${file}.subset.woff2`));
        for (const [index, piece] of [latin, ...hangulPieces()].entries()) {
            const bytes = await subsetFont(whole, piece, { targetFormat: 'woff2' });
            const kept = await keep(`gov-${weight}-${index}.woff2`, bytes);
            faces.push(`@font-face{font-family:"Pretendard GOV";font-weight:${weight};font-display:swap;`
                + `src:url(${kept}) format("woff2");unicode-range:${ranges(piece)}}`);
        }
    }
    return faces.join('\n');
}

/** The same font whole, for papers that are kept as PDF/A and carry their letters along. */
async function paperFonts() {
    const folder = join(out, 'city/open/ground/page');
    await mkdir(folder, { recursive: true });
    const letters = [latin, ...hangulPieces()].join('');
    for (const weight of ['Regular', 'Bold']) {
        const whole = await readFile(join(krds, `fonts/PretendardGOV-${weight}.subset.woff2`));
        await writeFile(join(folder, `gov-${weight.toLowerCase()}.ttf`), await subsetFont(whole, letters, { targetFormat: 'truetype' }));
    }
}

function ranges(text) {
    const points = [...new Set([...text].map(c => c.codePointAt(0)))].sort((a, b) => a - b);
    const parts = [];
    for (let i = 0; i < points.length; i++) {
        const from = points[i];
        while (points[i + 1] === points[i] + 1) i++;
        const hex = n => n.toString(16).toUpperCase();
        parts.push(from === points[i] ? `U+${hex(from)}` : `U+${hex(from)}-${hex(points[i])}`);
    }
    return parts.join(',');
}

/** Our sheets with those KRDS tokens that they use, directly or through another token. The intranet and the fonts have sheets of their own. */
async function styles(fontFaces) {
    const own = await readFile(join(here, 'css/open.css'), 'utf8');
    const tokenSheet = await readFile(join(krds, 'css/token/krds_tokens.css'), 'utf8');
    const tokens = new Map([...tokenSheet.matchAll(/^\s*(--krds-[a-z0-9-]+):\s*([^;]+);/gim)].map(m => [m[1], m[2]]));
    const used = new Map();
    const take = text => {
        for (const [, name] of text.matchAll(/var\((--krds-[a-z0-9-]+)\)/g)) {
            if (used.has(name)) continue;
            if (!tokens.has(name)) throw new Error(`a style sheet uses ${name}, which KRDS does not have`);
            used.set(name, tokens.get(name));
            take(tokens.get(name));
        }
    };
    const office = await readFile(join(here, 'css/office.css'), 'utf8');
    take(own);
    take(office);
    const root = `:root{${[...used].map(([name, value]) => `${name}:${value}`).join(';')}}`;
    const minified = code => transform({
        filename: 'open.css',
        code: Buffer.from(code),
        minify: true,
        targets: browserslistToTargets(['chrome 111', 'firefox 113', 'safari 16']),
    }).code;
    await keep('open.css', minified(root + own));
    await keep('office.css', minified(office));
    await keep('fonts.css', minified(fontFaces));
}

async function scripts() {
    for (const name of ['theme', 'live', 'browse', 'office', 'passkey', 'redact', 'verify', 'filing', 'applicant', 'follow', 'push-worker', 'report', 'map']) {
        const built = await build({
            entryPoints: [join(here, `js/${name}.js`)],
            bundle: true,
            minify: true,
            format: ['theme', 'push-worker'].includes(name) ? 'iife' : 'esm',
            target: 'es2022',
            write: false,
        });
        await keep(`${name}.js`, built.outputFiles[0].contents);
    }
}
