// Shows what needs a passkey only where the browser knows passkeys, and says so when one could not be used.
if (window.PublicKeyCredential) {
  for (const element of document.querySelectorAll('[data-passkey]')) element.hidden = false
}
document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  document.getElementById('passkey-error').hidden = false
})
