/**
 * Where the session bus may listen, as paths for `net.connect`, the preferred first; abstract ones start with a NUL.
 * Transports other than Unix sockets are left out ("Server Addresses" in the D-Bus Specification).
 */
export function sessionBusPaths(env: NodeJS.ProcessEnv): string[] {
  const told = env['DBUS_SESSION_BUS_ADDRESS'];
  if (told !== undefined && told !== '') return told.split(';').flatMap(pathIn);
  const folder = env['XDG_RUNTIME_DIR'] || `/run/user/${process.getuid?.()}`;
  return [`${folder}/bus`];
}

function pathIn(address: string): string[] {
  if (!address.startsWith('unix:')) return [];
  for (const pair of address.slice('unix:'.length).split(',')) {
    const [key, value = ''] = pair.split('=', 2);
    if (key === 'path' && value !== '') return [unescaped(value)];
    if (key === 'abstract' && value !== '') return [`\0${unescaped(value)}`];
  }
  return [];
}

/** Bytes are written as `%` and two hexadecimal digits; whatever else stands for itself. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
