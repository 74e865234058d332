// "Near me": the browser knows where it is, and the drawing knows in which district that is. Nothing is sent.
const near = document.getElementById('near');
const map = document.querySelector('svg.map[data-west]');

if (near && map && navigator.geolocation && window.isSecureContext) {
    const said = near.querySelector('[role=status]');
    near.hidden = false;
    near.querySelector('button').addEventListener('click', () => navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
            const { west, north, across, down } = map.dataset;
            const point = map.createSVGPoint();
            point.x = (coords.longitude - west) * across;
            point.y = (north - coords.latitude) * down;
            const shape = [...map.querySelectorAll('a path')].find(path => path.isPointInFill(point));
            map.querySelectorAll('.is-near').forEach(link => link.classList.remove('is-near'));
            if (!shape) {
                said.textContent = near.dataset.none;
                return;
            }
            const area = shape.closest('a');
            area.classList.add('is-near');
            const link = document.createElement('a');
            link.href = area.getAttribute('href');
            link.textContent = area.getAttribute('aria-label');
            said.replaceChildren(`${near.dataset.found} `, link);
        },
        () => { said.textContent = near.dataset.failed; },
        { maximumAge: 600_000, timeout: 20_000 }));
}
