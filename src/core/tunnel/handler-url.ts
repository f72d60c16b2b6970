/** What the handler's path begins with. */
export const handlerFolder = 'b24';

/** Where Bitrix24 has to call, at any address that leads to the listener. @param secret 32 hex characters, a secret. */
export function handlerPath(secret: string): string {
  return `/${handlerFolder}/${secret}`;
}

/** @param publicUrl without a slash at its end, as tunnels give it. @returns what is pasted into Bitrix24; holds the secret. */
export function handlerAddress(publicUrl: string, secret: string): string {
  return `${publicUrl}${handlerPath(secret)}`;
}
