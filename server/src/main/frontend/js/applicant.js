// Entering one's own petition with a passkey, and adding one. Beside its signature the device derives a key for us (PRF), which opens what the
// access code opens; a device that cannot does not become a passkey here.
import { asserted, attested, create, forms, get, text } from './webauthn.js';

const prf = { prf: { eval: { first: new TextEncoder().encode('open my') } } };
const derivedBy = credential => credential.getClientExtensionResults().prf?.results?.first;

async function ask(address, body) {
    const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    });
    const content = await answer.json();
    if (!answer.ok) throw failed(content.fault);
    return content;
}

const failed = sentence => Object.assign(new Error(sentence), { sentence });

async function enter(form) {
    const options = await ask(form.dataset.options, {});
    const credential = await get(options, prf);
    const derived = derivedBy(credential);
    if (!derived) throw new Error('the device derives no key');
    return ask(form.dataset.send, {
        challenge: options.challenge,
        derived: text(derived),
        credential: asserted(credential),
    });
}

async function add(form) {
    const { token } = form.dataset;
    const options = await ask(form.dataset.options, { token });
    const credential = await create(options, prf);
    const derived = derivedBy(credential) ?? await derive(options, credential);
    if (!derived) throw failed(form.dataset.unable);
    return ask(form.dataset.send, {
        token,
        challenge: options.challenge,
        derived: text(derived),
        credential: attested(credential),
    });
}

/** Most devices derive only when asked for a signature, so they are asked twice. Nobody checks this one. */
async function derive(options, credential) {
    if (!credential.getClientExtensionResults().prf?.enabled) return undefined;
    return derivedBy(await get({
        challenge: text(crypto.getRandomValues(new Uint8Array(32))),
        rpId: options.rp.id,
        allowCredentials: [{ type: 'public-key', id: credential.id }],
        userVerification: 'required',
    }, prf));
}

forms(async form => {
    const { next } = await (form.dataset.passkey === 'add' ? add(form) : enter(form));
    location.assign(next);
});
