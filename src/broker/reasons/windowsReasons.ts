import * as l10n from '@vscode/l10n';
import { accountAgain } from './accountAgain.ts';
import type { Reason } from './reason.ts';

/**
 * The codes of Windows (HRESULT) that its broker passes on, and that people meet.
 * @see https://learn.microsoft.com/entra/msal/dotnet/advanced/exceptions/wam-errors
 * @see https://learn.microsoft.com/entra/identity/devices/troubleshoot-hybrid-join-windows-current
 *   (those that begin with `0xCAA8`)
 * @see https://support.microsoft.com/office/a02f683b-61a3-4008-9447-ee60c5593b0f (`0xCAA7`)
 * @see https://learn.microsoft.com/windows/win32/com/com-error-codes-4 (`NTE_…`, `0x8009`)
 */
export const windowsReasons: readonly Reason[] = [
  {
    // NTE_BAD_KEYSET, NTE_BAD_KEY_STATE, NTE_DEVICE_NOT_READY, and two of the TPM's own.
    codes: [0x80090016, 0x8009000b, 0x80090030, 0x80284001, 0x8028008b],
    kind: 'unexpected',
    sentence: () => l10n.t("This device's keys for the account are broken (TPM)."),
    remedy: accountAgain,
  },
  {
    // ERROR_NO_SUCH_LOGON_SESSION, see https://github.com/microsoft/vscode/issues/242406
    codes: [0x80070520],
    kind: 'unavailable',
    sentence: () =>
      l10n.t('VS Code runs as an administrator, or as another user than the one of the desktop.'),
    remedy: () =>
      l10n.t('Start VS Code without "Run as administrator", as the user who is signed in.'),
  },
  {
    // ERROR_NO_SUCH_USER
    codes: [0x80070525],
    kind: 'accountNotFound',
    sentence: () => l10n.t('Windows does not have this account any more.'),
    remedy: () => l10n.t('Add it in the settings of Windows, under "Access work or school".'),
  },
  {
    codes: [0x800704cf, 0xcaa70004, 0xcaa70007, 0xcaa82ee2, 0xcaa82ee7, 0xcaa82efd, 0xcaa82efe],
    kind: 'offline',
    sentence: () => l10n.t("Windows can't reach the sign-in service."),
    remedy: () => l10n.t('Check network, VPN and the proxy of Windows, and try again.'),
  },
  {
    // ERROR_INTERNET_SECURE_FAILURE of two components
    codes: [0xcaa82f8f, 0x80072f8f],
    kind: 'offline',
    sentence: () => l10n.t("Windows can't make a secure connection to the sign-in service."),
    remedy: () =>
      l10n.t('Check the date and the time, and programs that look into secure connections.'),
  },
];
