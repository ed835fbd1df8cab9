import * as vscode from 'vscode';
import { labelText } from '../../text/labelText.ts';

const key = 'httpFileEnvironments';

/** A workspace has a handful of sets of environments. */
const mostNames = 20;

/** The environments that were chosen in a workspace, which are chosen again without asking. */
export class EnvironmentChoice {
  private readonly state: vscode.Memento;

  constructor(workspaceState: vscode.Memento) {
    this.state = workspaceState;
  }

  /** The one that was chosen last of those that there are; the only one, if there is one. */
  known(names: readonly string[]): string | undefined {
    const only = names.length === 1 ? names[0] : undefined;
    return this.chosen.find((name) => names.includes(name)) ?? only;
  }

  /**
   * Asks for one, and remembers it for the workspace.
   * @throws {vscode.CancellationError} if the person gives up.
   */
  async ask(names: readonly string[]): Promise<string> {
    const known = this.known(names);
    const items = names.map((name) => ({
      label: labelText(name),
      ...(name === known && { description: vscode.l10n.t('chosen last') }),
      name,
    }));
    const item = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Environment'),
      placeHolder: vscode.l10n.t(
        'The environment whose variables are filled in; remembered for this workspace',
      ),
      ignoreFocusOut: true,
    });
    if (!item) {
      throw new vscode.CancellationError();
    }
    const others = this.chosen.filter((name) => name !== item.name);
    await this.state.update(key, [item.name, ...others].slice(0, mostNames));
    return item.name;
  }

  private get chosen(): readonly string[] {
    return this.state.get<readonly string[]>(key) ?? [];
  }
}
