// Logging in with a passkey, and adding one to the account. The buttons stay hidden where the browser knows no passkeys.
import { asserted, attested, create, forms, get } from './webauthn.js';

async function send(address, token, body) {
    const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return answer.status === 204 ? null : answer.json();
}

async function logIn(form) {
    const token = form.elements._csrf.value;
    const options = await send('/webauthn/authenticate/options', token);
    const entered = await send('/login/webauthn', token, asserted(await get(options)));
    // What others did to the account comes before whatever was asked for.
    return entered.news ? form.dataset.news : form.dataset.next;
}

async function add(form) {
    const token = form.elements._csrf.value;
    const options = await send('/webauthn/register/options', token);
    const credential = attested(await create(options));
    await send('/webauthn/register', token, { publicKey: { credential, label: form.elements.label.value } });
    return form.dataset.next;
}

forms(async form => {
    location.assign(await (form.dataset.passkey === 'add' ? add(form) : logIn(form)));
});
