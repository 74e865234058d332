// What every page with passkeys has in common: bytes travel as base64url, and a form does what a script makes of it.
export const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0));
export const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));

/** Asks a device to sign in; returns its credential. */
export const get = (options, extensions) => navigator.credentials.get({
    publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: known(options.allowCredentials),
        ...extensions && { extensions },
    },
});

/** Asks a device for a new passkey. */
export const create = (options, extensions) => navigator.credentials.create({
    publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
        ...extensions && { extensions },
    },
});

/** As the server reads it. What extensions answered is not part of it. */
export function asserted(credential) {
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    return {
        ...common(credential),
        credType: credential.type,
        response: {
            authenticatorData: text(authenticatorData),
            clientDataJSON: text(clientDataJSON),
            signature: text(signature),
            userHandle: userHandle ? text(userHandle) : undefined,
        },
    };
}

export function attested(credential) {
    const { attestationObject, clientDataJSON } = credential.response;
    return {
        ...common(credential),
        type: credential.type,
        response: {
            attestationObject: text(attestationObject),
            clientDataJSON: text(clientDataJSON),
            transports: credential.response.getTransports?.() ?? [],
        },
    };
}

function common(credential) {
    return {
        id: credential.id,
        rawId: text(credential.rawId),
        clientExtensionResults: {},
        authenticatorAttachment: credential.authenticatorAttachment,
    };
}

/** Shows the forms of passkeys where the browser knows any, and says in words what went wrong. */
export function forms(act) {
    for (const form of document.querySelectorAll('form[data-passkey]')) {
        if (!window.PublicKeyCredential) break;
        form.hidden = false;
        const wrong = form.querySelector('[role="alert"]');
        form.addEventListener('submit', async event => {
            event.preventDefault();
            wrong.textContent = '';
            try {
                await act(form);
            } catch (fault) {
                wrong.textContent = fault.sentence ?? form.dataset.failed;
            }
        });
    }
}
