/**
 * Why an address cannot be bound: its host needs a dot that is not its first character, its scheme must be http or
 * https (bitrix24.md 1.4, which is less than the documentation asks for). So `localhost` is refused and 127.0.0.1 is not; a real
 * portal's queue would never reach it, the demo portal's does.
 */
export function handlerObjection(
  address: string,
): 'ERROR_WRONG_HANDLER_URL' | 'ERROR_UNSUPPORTED_PROTOCOL' | null {
  const url = URL.parse(address);
  if (url === null || url.hostname.indexOf('.') < 1) return 'ERROR_WRONG_HANDLER_URL';
  return url.protocol === 'http:' || url.protocol === 'https:' ? null : 'ERROR_UNSUPPORTED_PROTOCOL';
}
