import type * as vscode from 'vscode';
import type { NonceStore } from '../proof/nonceStore.ts';
import type { InputContext } from './input/askPopRequest.ts';
import type { Inspector } from './inspect/inspector.ts';
import type { AnswerEditor } from './view/answerEditor.ts';
import type { BodyFiles } from './view/bodyFiles.ts';
import type { LastAnswers } from './view/lastAnswers.ts';
import type { TokenClipboard } from './view/tokenClipboard.ts';
import type { TokenViews } from './view/tokenViews.ts';

/** Made once, when the first command is used; all PoP commands share it. */
export interface PopContext extends InputContext {
  readonly nonces: NonceStore;
  readonly clipboard: TokenClipboard;
  readonly views: TokenViews;
  readonly answers: AnswerEditor;
  readonly lastAnswers: LastAnswers;
  readonly bodies: BodyFiles;
  readonly inspector: Inspector;
  readonly log: vscode.LogOutputChannel;
}
