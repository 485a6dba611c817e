import { Component } from 'react';
import type { ReactNode } from 'react';
import { i18n } from '../i18n';
import { ErrorState } from './states';

interface Props {
  children: ReactNode;
  /** When this changes (say, another page is opened), the error is forgotten. */
  resetKey?: string | number;
  /** What stands where the defect is, instead of the usual words; `retry` draws the children anew. */
  fallback?: (retry: () => void) => ReactNode;
}

/** Keeps a defect in one part of the page from taking down the rest. */
interface State {
  error: unknown;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    if (this.props.fallback) return this.props.fallback(() => this.setState({ error: undefined }));
    const message = this.state.error instanceof Error ? this.state.error.message : String(this.state.error);
    return (
      <ErrorState title={i18n.t('common:defect.title')} onRetry={() => window.location.reload()}>
        {i18n.t('common:defect.text')}
        <br />
        <code>{message}</code>
      </ErrorState>
    );
  }
}
