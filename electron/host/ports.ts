import type { Capabilities } from '../../shared/api/values.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Result } from '../../shared/base/result.ts';

/** Prints a finished HTML page to PDF. */
export type PrintPage = (
  page: { readonly html: string; readonly paper: 'A4' | 'Letter'; readonly title: string },
  options: { readonly signal?: AbortSignal },
) => Promise<Result<Uint8Array, Failure>>;

/** All that differs between desktop, browser host and command line besides the carrier. */
export type HostPorts = {
  readonly kind: Capabilities['host'];
  /** Real file dialogs; absent where there are none. `undefined` when the person cancels. */
  readonly pickFile?: (request: {
    readonly purpose: 'open' | 'create' | 'csv-folder' | 'pdf';
    readonly suggestedName: string;
  }) => Promise<string | undefined>;
  readonly revealInFolder?: (path: string) => void;
  /** Electron's own printer; absent where an installed Chromium is used. */
  readonly printPage?: PrintPage;
};

/** Where the program keeps its own things, and what it brings along. */
export type HostPaths = {
  /** Settings, known hosts, recent files, lab keys, log. */
  readonly dataDirectory: string;
  readonly homeDirectory: string;
  /** The built program: `renderer/`, `report/` and `assets/` are in it. */
  readonly programDirectory: string;
  /** Where new experiments go unless told. */
  readonly documentsDirectory: string;
};
