/** One line of the tray's menu. */
export type TrayItem =
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand }
  /** Something to choose from; `chosen` has a mark. */
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly chosen: boolean;
      readonly command: TrayCommand;
    }
  | { readonly kind: 'choices'; readonly label: string; readonly items: readonly TrayItem[] }
  | { readonly kind: 'words'; readonly label: string }
  | { readonly kind: 'line' };

/** What the operator can ask the tray for. */
export type TrayCommand =
  | { readonly kind: 'open-call'; readonly id: number }
  | { readonly kind: 'open'; readonly view: 'history' | 'settings' | 'status' }
  /** Milliseconds from now; null: until midnight; 0: notices come again. */
  | { readonly kind: 'quiet'; readonly forMs: number | null }
  | { readonly kind: 'copy-handler'; readonly url: string }
  | { readonly kind: 'check-updates' }
  | { readonly kind: 'quit' };
