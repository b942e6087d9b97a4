// Offers passkeys only where they work: in a browser that knows them, at a site that has a name and not just a number.
const possible = window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname)
for (const element of document.querySelectorAll('[data-passkey]')) element.hidden = !possible
for (const element of document.querySelectorAll('[data-no-passkey]')) element.hidden = possible
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  document.getElementById('passkey-error').hidden = false
})
