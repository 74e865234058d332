// Following in this browser (Web Push). That part of the page stays hidden where the browser cannot, or where its owner has forbidden it.
import './filing.js';

const form = document.querySelector('form[data-push]');
const able = form && 'serviceWorker' in navigator && 'PushManager' in window && Notification.permission !== 'denied';

async function follow() {
    if (await Notification.requestPermission() !== 'granted') throw new Error('not granted');
    await navigator.serviceWorker.register('/push-worker.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const subscription = await pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: form.dataset.push,
    });
    const fields = new URLSearchParams(new FormData(form));
    fields.set('browser', JSON.stringify(subscription));
    const answer = await fetch(form.action, { method: 'POST', body: fields });
    const { next, fault } = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(fault), { fault });
    location.assign(next);
}

if (able) {
    form.closest('section').hidden = false;
    const wrong = form.querySelector('[role="alert"]');
    form.addEventListener('submit', event => {
        event.preventDefault();
        wrong.textContent = '';
        follow().catch(({ fault }) => { wrong.textContent = fault ?? form.dataset.failed; });
    });
}
