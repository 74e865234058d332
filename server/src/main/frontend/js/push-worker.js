// Shows what is pushed to this browser, and opens its page when somebody clicks on it. It keeps nothing and touches no other request.
self.addEventListener('push', event => {
    const { title, text, lang, tag, page, manage, manageName } = event.data.json();
    event.waitUntil(self.registration.showNotification(title, {
        body: text,
        lang,
        tag,
        data: { page, manage },
        actions: [{ action: 'manage', title: manageName }],
    }));
});

self.addEventListener('notificationclick', event => {
    event.notification.close();
    const { page, manage } = event.notification.data;
    event.waitUntil(self.clients.openWindow(event.action === 'manage' ? manage : page));
});
