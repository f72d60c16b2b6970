/** What goes between a frame and the main process; arguments and values are in the wire's form. */

export type ToRenderer =
  | { readonly kind: 'answer'; readonly id: number; readonly value: string }
  | { readonly kind: 'refusal'; readonly id: number; readonly reason: string }
  | { readonly kind: 'message'; readonly channel: string; readonly args: string };

export type ToMain =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'preload-error'; readonly message: string; readonly stack: string };
