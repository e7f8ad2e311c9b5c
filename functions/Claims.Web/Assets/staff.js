// The key travels behind the # of the address, which browsers never send: it goes from there into the field.
'use strict';
if (location.hash.length > 1) {
  document.getElementById('key').value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  document.getElementById('name').focus();
}
