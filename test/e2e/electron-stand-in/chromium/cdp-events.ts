/** The events of the DevTools protocol listened to, with the fields looked at. */

export interface Frame {
  readonly id: string;
  readonly parentId?: string;
  readonly name?: string;
  readonly url: string;
  readonly urlFragment?: string;
  readonly securityOrigin: string;
}

export interface ScriptContext {
  readonly id: number;
  readonly name: string;
  readonly auxData: { readonly frameId: string; readonly isDefault: boolean };
}

export interface AttachedTarget {
  readonly sessionId: string;
  readonly targetInfo: { readonly targetId: string; readonly openerId?: string; readonly title: string };
}

export interface PausedRequest {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly redirectedRequestId?: string;
  /** In the response stage. */
  readonly responseStatusCode?: number;
  readonly responseStatusText?: string;
  readonly responseHeaders?: { name: string; value: string }[];
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postDataEntries?: { readonly bytes?: string }[];
  };
}

export interface WindowOpening {
  readonly url: string;
  readonly windowName: string;
  readonly windowFeatures: readonly string[];
}

export interface CdpEvents {
  'Target.attachedToTarget': AttachedTarget;
  'Target.targetDestroyed': { readonly targetId: string };
  'Target.targetInfoChanged': Pick<AttachedTarget, 'targetInfo'>;
  'Page.frameNavigated': { readonly frame: Frame };
  'Page.navigatedWithinDocument': { readonly frameId: string; readonly url: string };
  'Page.frameDetached': { readonly frameId: string; readonly reason: string };
  'Page.frameRequestedNavigation': { readonly frameId: string; readonly url: string };
  'Page.frameStartedNavigating': { readonly frameId: string; readonly navigationType: string };
  'Page.domContentEventFired': object;
  'Page.loadEventFired': object;
  'Page.windowOpen': WindowOpening;
  'Page.javascriptDialogOpening': { readonly type: string };
  'Inspector.targetCrashed': object;
  'Fetch.requestPaused': PausedRequest;
  'Runtime.executionContextCreated': { readonly context: ScriptContext };
  'Runtime.bindingCalled': {
    readonly name: string;
    readonly payload: string;
    readonly executionContextId: number;
  };
  'Runtime.consoleAPICalled': {
    readonly type: string;
    readonly args: readonly { readonly value?: unknown; readonly description?: string }[];
  };
  'Runtime.exceptionThrown': {
    readonly exceptionDetails: {
      readonly text: string;
      readonly exception?: { readonly description?: string };
    };
  };
}
