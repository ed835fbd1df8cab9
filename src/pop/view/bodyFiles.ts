import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

const scheme = 'entra-broker-body';

interface BodyFile {
  readonly bytes: Uint8Array;
  readonly stat: vscode.FileStat;
}

/** More would keep too much of old answers in memory. */
const mostFiles = 4;

/** Bodies of answers as read-only files in memory, for editors that show what is no text. */
export class BodyFiles implements vscode.FileSystemProvider, vscode.Disposable {
  /** By their paths, the last one opened at the end. */
  private readonly files = new Map<string, BodyFile>();
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private readonly registration: vscode.Disposable;

  constructor() {
    this.registration = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isReadonly: true,
      isCaseSensitive: true,
    });
  }

  /** @param name of the file; its extension decides which editor opens. */
  async open(bytes: Uint8Array, name: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${randomUUID()}/${name}` });
    const now = Date.now();
    const stat = { type: vscode.FileType.File, ctime: now, mtime: now, size: bytes.length };
    this.files.set(uri.path, { bytes, stat });
    const [oldest] = this.files.keys();
    if (this.files.size > mostFiles && oldest !== undefined) {
      this.files.delete(oldest);
    }
    await vscode.commands.executeCommand('vscode.open', uri);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    return this.file(uri).stat;
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.file(uri).bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changes.dispose();
    this.files.clear();
  }

  private file(uri: vscode.Uri): BodyFile {
    const file = this.files.get(uri.path);
    if (!file) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return file;
  }
}
