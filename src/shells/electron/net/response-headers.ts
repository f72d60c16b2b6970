/**
 * What a server sent, as `fetch` has it. A value that no header may have is left out: servers send anything.
 * @param otherwise what stands for a header that is not there after that.
 */
export function headersOf(
  received: Readonly<Record<string, string | readonly string[]>>,
  otherwise: Readonly<Record<string, string>> = {},
): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(received)) {
    for (const value of typeof values === 'string' ? [values] : values) append(headers, name, value);
  }
  for (const [name, value] of Object.entries(otherwise)) {
    if (!headers.has(name)) append(headers, name, value);
  }
  return headers;
}

function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, value);
  } catch {
    // Such as a letter beyond Latin-1.
  }
}
