/** Labels Electron gives items that have only a role; the ones a tray program may use. */
export const roleLabels: Readonly<Record<string, string>> = {
  about: 'About',
  close: 'Close Window',
  copy: 'Copy',
  cut: 'Cut',
  editMenu: 'Edit',
  hide: 'Hide',
  minimize: 'Minimize',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  reload: 'Reload',
  selectAll: 'Select All',
  toggleDevTools: 'Toggle Developer Tools',
  undo: 'Undo',
  viewMenu: 'View',
  windowMenu: 'Window',
};
