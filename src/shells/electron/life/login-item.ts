/** What of `app` is used. */
export interface LoginItems {
  getLoginItemSettings(options: { args: string[] }): { readonly openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void;
}

/** Only Windows takes arguments; macOS says itself that it opened the program at login. */
const loginWords = ['--hidden'];

/**
 * Starts the program at login, or no longer (Windows, macOS). Set only when it differs: setting it again would overrule an
 * operator who switched it off in the Task Manager.
 */
export function openAtLogin(wanted: boolean, items: LoginItems): void {
  if (items.getLoginItemSettings({ args: loginWords }).openAtLogin === wanted) return;
  items.setLoginItemSettings({ openAtLogin: wanted, args: loginWords });
}
