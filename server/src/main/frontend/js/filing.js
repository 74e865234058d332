// Solves the proof of work of a form (ALTCHA: which number hashes with the salt to the challenge) while its reader still reads. Without this
// module, or where the browser has no hashes, the form works as it is and is only counted more strictly.
const form = document.querySelector('form[data-work]');

if (form && crypto.subtle) {
    const { algorithm, challenge, maxnumber, salt, signature } = JSON.parse(form.dataset.work);
    const text = new TextEncoder();

    const hash = async number => {
        const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(salt + number)));
        return bytes.reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), '');
    };

    for (let number = 0; number <= maxnumber; number++) {
        if (await hash(number) === challenge) {
            form.elements.altcha.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
            break;
        }
    }
}
