// Logging in with a passkey, and adding one to the account. The buttons stay hidden where the browser knows no passkeys.
const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function send(address, token, body) {
    const answer = await fetch(address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return answer.status === 204 ? null : answer.json();
}

const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

function common(credential) {
    return {
        id: credential.id,
        rawId: text(credential.rawId),
        clientExtensionResults: credential.getClientExtensionResults(),
        authenticatorAttachment: credential.authenticatorAttachment,
    };
}

async function logIn(form) {
    const token = form.elements._csrf.value;
    const options = await send('/webauthn/authenticate/options', token);
    const credential = await navigator.credentials.get({
        publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            allowCredentials: known(options.allowCredentials),
        },
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    await send('/login/webauthn', token, {
        ...common(credential),
        credType: credential.type,
        response: {
            authenticatorData: text(authenticatorData),
            clientDataJSON: text(clientDataJSON),
            signature: text(signature),
            userHandle: userHandle ? text(userHandle) : undefined,
        },
    });
}

async function add(form) {
    const token = form.elements._csrf.value;
    const options = await send('/webauthn/register/options', token);
    const credential = await navigator.credentials.create({
        publicKey: {
            ...options,
            challenge: bytes(options.challenge),
            user: { ...options.user, id: bytes(options.user.id) },
            excludeCredentials: known(options.excludeCredentials),
        },
    });
    const { attestationObject, clientDataJSON } = credential.response;
    await send('/webauthn/register', token, {
        publicKey: {
            credential: {
                ...common(credential),
                type: credential.type,
                response: {
                    attestationObject: text(attestationObject),
                    clientDataJSON: text(clientDataJSON),
                    transports: credential.response.getTransports?.() ?? [],
                },
            },
            label: form.elements.label.value,
        },
    });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!window.PublicKeyCredential) break;
    form.hidden = false;
    const wrong = form.querySelector('[role="alert"]');
    form.addEventListener('submit', async event => {
        event.preventDefault();
        wrong.textContent = '';
        try {
            await (form.dataset.passkey === 'add' ? add(form) : logIn(form));
            location.assign(form.dataset.next);
        } catch {
            wrong.textContent = form.dataset.failed;
        }
    });
}
