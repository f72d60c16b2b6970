const fallback = 'utf-8';

/** The charset a content type declares, as the Encoding Standard names it; what nobody knows is taken for UTF-8. */
export function charsetIn(contentType: string): string {
  const label = /;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType)?.[1] ?? fallback;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return fallback;
  }
}

/** Text out of bytes, without a byte order mark; what is no text in that charset becomes U+FFFD. */
export function inCharset(bytes: Uint8Array, charset: string): string {
  return decoderOf(charset).decode(bytes);
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

/** A form has thousands of parts at worst. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const decoder = decoders.get(charset) ?? new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder;
}
