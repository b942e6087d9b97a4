"""Addresses of the room; the roof puts them under each language."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache

from rembuk.institutions.views import accounts, directory, link

app_name = "institutions"

# Under /masuk/, by the names that allauth itself looks for. What is not here cannot be reached: there is no
# sign-up, no password, and an account's e-mail address is not changed by its holder.
sign_in = [
    path("", never_cache(account.request_login_code), name="account_login"),
    path("", never_cache(account.request_login_code), name="account_request_login_code"),
    path("kode/", account.confirm_login_code, name="account_confirm_login_code"),
    path("langkah-kedua/", never_cache(mfa.authenticate), name="mfa_authenticate"),
    path("kunci/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("keluar/", never_cache(account.logout), name="account_logout"),
    path("ulang/", never_cache(account.reauthenticate), name="account_reauthenticate"),
    path("ulang/kode/", never_cache(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("ulang/kunci/", never_cache(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("keamanan/", never_cache(mfa.index), name="mfa_index"),
    path("keamanan/aplikasi/", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("keamanan/aplikasi/lepas/", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("keamanan/cadangan/", never_cache(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "keamanan/cadangan/baru/",
        never_cache(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "keamanan/cadangan/unduh/",
        never_cache(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("keamanan/kunci/", never_cache(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("keamanan/kunci/baru/", never_cache(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("keamanan/kunci/<int:pk>/", never_cache(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("keamanan/kunci/<int:pk>/lepas/", never_cache(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/tautan/<str:token>/", link.link, name="link"),
    path("meja/lembaga/", directory.bodies, name="bodies"),
    path("meja/lembaga-baru/", directory.body_new, name="body_new"),
    path("meja/lembaga/<slug:key>/", directory.body, name="body"),
    path("meja/orang/", directory.people, name="people"),
    path("meja/orang-baru/", directory.person_new, name="person_new"),
    path("meja/orang/<slug:key>/", directory.person, name="person"),
    path("meja/orang/<slug:key>/jabatan-baru/", directory.position_new, name="position_new"),
    path("meja/orang/<slug:key>/jabatan/<int:pk>/", directory.position, name="position"),
    path("meja/akun-saya/", accounts.me, name="me"),
    path("meja/akun/", accounts.accounts, name="accounts"),
    path("meja/akun-baru/", accounts.account_new, name="account_new"),
    path("meja/akun/<int:pk>/", accounts.account, name="account"),
    path("meja/akun/<int:pk>/peran/", accounts.role_give, name="role_give"),
    path("meja/akun/<int:pk>/peran/<int:membership>/cabut/", accounts.role_withdraw, name="role_withdraw"),
    path("meja/akun/<int:pk>/tutup/", accounts.account_close, name="account_close"),
    path("meja/akun/<int:pk>/tautan/", accounts.account_link, name="account_link"),
]
