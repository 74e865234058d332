// Takes over which petition or step a link was about. It stands in the fragment of the address, which no browser sends to a server; without this module
// it can be typed. Afterwards the fragment is gone, so that it is not in the history either.
const step = document.getElementById('step');
const named = location.hash.slice(1);

if (step && /^\d[\d-]{5,39}(\/\d{1,12})?$/.test(named)) {
    step.value ||= named.replace('/', ' #');
    history.replaceState(null, '', location.pathname);
}
