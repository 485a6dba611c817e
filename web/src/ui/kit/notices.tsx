import { Banner, Button, Callout, EmptyState, ErrorState, Loading, Outline, Skeleton } from '..';
import { Part } from './Kit';

const kinds = ['info', 'success', 'warning', 'danger'] as const;

export function Notices() {
  return (
    <Part title="Notices and states">
      <div className="confab-kit__grid">
        {kinds.map((kind) => (
          <Callout key={kind} kind={kind} title={kind}>
            Said in words too.
          </Callout>
        ))}
      </div>
      {kinds.map((kind) => (
        <Banner key={kind} kind={kind} action={<Button small>Try again</Button>}>
          {kind}
        </Banner>
      ))}
      <div className="confab-kit__grid">
        <EmptyState title="No channels yet" action={<Button primary>Create one</Button>}>
          Whoever creates one decides who sees it.
        </EmptyState>
        <ErrorState title="The server did not answer" onRetry={() => undefined} />
        <Loading />
        <Outline shape="people" />
        <Outline shape="lines" />
        <Outline shape="table" />
        <Outline shape="fields" />
        <Outline shape="person" />
        <div className="confab-kit__skeletons">
          {[90, 60, 75].map((width) => (
            <Skeleton key={width} width={`${width}%`} />
          ))}
        </div>
      </div>
    </Part>
  );
}
