/** Switches of Chromium and Electron a person may want; they are read there. */
const chromium =
  /^--(?:no-sandbox|password-store|ozone-platform|ozone-platform-hint|enable-features|disable-features|disable-gpu|force-device-scale-factor|lang|inspect|inspect-brk|remote-debugging-port|allow-file-access-from-files|original-process-start-time|enable-logging)(?:=.*)?$/;

/**
 * The program's own words on its command line.
 * @param argv as Electron has it: unpacked, the program's folder or script stands between Electron's words and ours.
 */
export function wordsOf(argv: readonly string[], packaged: boolean): readonly string[] {
  const words = argv.slice(1);
  const script = packaged ? -1 : words.findIndex((word) => !word.startsWith('-'));
  return words.slice(script + 1).filter((word) => !chromium.test(word));
}
