import { useEffect, useRef, useState, type ReactNode } from 'react';
import { AddressContext, remembered } from '../../lib/router';
import {
  Avatar,
  Button,
  ButtonGroup,
  ConfirmModal,
  Drawer,
  Icon,
  IconButton,
  Menu,
  Popover,
  Facts,
  PresenceDot,
  Tabs,
  Tag,
  ToastRegion,
  Tooltips,
  toast,
} from '..';
import { drawings } from '../icons/drawings';
import { Choices, Fields, Settings } from './fields';
import { Lists } from './lists';
import { Notices } from './notices';
import { keysOf } from '../../lib/narrow';

const nothing = () => undefined;

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="confab-kit__part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Buttons() {
  return (
    <Part title="Buttons">
      {[false, true].map((small) => (
        <div key={String(small)} className="confab-kit__row">
          {(['primary', 'secondary', 'danger', 'secondary-danger'] as const).map((variant) => (
            <Button key={variant} variant={variant} small={small}>
              {variant}
            </Button>
          ))}
          <Button small={small} icon="user-plus">
            With an icon
          </Button>
          <Button small={small} primary disabled>
            Disabled
          </Button>
          <Button small={small} primary loading>
            Busy
          </Button>
        </div>
      ))}
      <div className="confab-kit__row">
        <IconButton icon="edit" aria-label="Edit" />
        <IconButton icon="edit" small aria-label="Edit" />
        <IconButton icon="edit" mini aria-label="Edit" />
        <IconButton icon="star-filled" small aria-pressed aria-label="Favorite" />
        <IconButton icon="edit" small disabled aria-label="Edit" />
        <ButtonGroup>
          <Button small>One</Button>
          <Button small>Another</Button>
        </ButtonGroup>
        <Tag>admin</Tag>
        <Tag variant="secondary-danger">inactive</Tag>
      </div>
    </Part>
  );
}

function Drawings() {
  return (
    <Part title="Drawings, people">
      <div className="confab-kit__row">
        {keysOf(drawings).map((name) => (
          <Icon key={name} name={name} size="x20" />
        ))}
      </div>
      <div className="confab-kit__row">
        {(['ann', 'ben', 'émile', 'maria.lopez', 'x'] as const).map((name, index) => (
          <Avatar key={name} username={name} size={([20, 28, 36, 48, 64] as const)[index]} />
        ))}
        {(['online', 'away', 'busy', 'offline', 'disabled'] as const).map((status) => (
          <PresenceDot key={status} status={status} />
        ))}
        <span>
          <Facts of={['أحمد', '#general', '2 MB']} />
        </span>
      </div>
    </Part>
  );
}

function Cards({ open }: { open: string | null }) {
  const [card, setCard] = useState(open === 'popover');
  const [drawer, setDrawer] = useState(open === 'drawer');
  const trigger = useRef<HTMLButtonElement>(null);
  const [tab, setTab] = useState<'all' | 'unread' | 'face'>('all');
  return (
    <Part title="Cards, drawers, tabs">
      <div className="confab-kit__row">
        <IconButton
          ref={trigger}
          icon="info-circled"
          aria-label="Who"
          aria-haspopup="dialog"
          aria-expanded={card}
          onClick={() => setCard(true)}
        />
        <Button onClick={() => setDrawer(true)}>A drawer</Button>
      </div>
      {card && (
        <Popover label="Who has seen it" trigger={trigger} onClose={() => setCard(false)}>
          <div className="confab-kit__card">
            <p>Ann, Ben and Maria</p>
            <Button small onClick={() => setCard(false)}>
              Close
            </Button>
          </div>
        </Popover>
      )}
      {drawer && (
        <Drawer label="Members" onClose={() => setDrawer(false)}>
          <div className="confab-kit__card">
            <p>Comes from the side, on a phone from below.</p>
            <Button onClick={() => setDrawer(false)}>Close</Button>
            <Menu label="Above the drawer" items={[{ id: 'one', label: 'One', onAction: nothing }]} />
          </div>
        </Drawer>
      )}
      <Tabs
        label="Threads"
        tabs={[
          { id: 'all', label: 'All' },
          { id: 'unread', label: 'Unread' },
          { id: 'face', label: 'By its picture', face: <Icon name="warning" size="x20" /> },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        <p>What belongs to “{tab}”.</p>
      </Tabs>
    </Part>
  );
}

function Layers({ open }: { open: string | null }) {
  const [asking, setAsking] = useState(open === 'dialog' || open === 'menu-in-dialog');
  useEffect(() => {
    if (open === 'menu') document.querySelector<HTMLElement>('[aria-label="Room"]')?.click();
    if (open === 'toasts') {
      toast.success('Saved.');
      toast.info('Ann has joined.');
      toast.error('Not saved. The server did not answer in time.');
    }
  }, [open]);
  return (
    <Part title="Layers">
      <div className="confab-kit__row">
        <Menu
          label="Room"
          items={[
            { id: 'edit', icon: 'edit', label: 'Edit', onAction: nothing },
            { id: 'copy', icon: 'copy', label: 'Copy the link', hint: 'Opens the message', onAction: nothing },
            { id: 'off', icon: 'bell', label: 'Not now', disabled: true, onAction: nothing },
            { id: 'delete', icon: 'trash', label: 'Delete', danger: true, onAction: nothing },
          ]}
          sections={[
            {
              title: 'Status',
              items: (['online', 'away', 'busy'] as const).map((id) => ({
                id,
                label: id,
                lead: <PresenceDot status={id} />,
                checked: id === 'online',
                onAction: nothing,
              })),
            },
          ]}
        />
        <Button onClick={() => setAsking(true)}>A question</Button>
        <Button onClick={() => toast.success('Saved.')}>A toast</Button>
      </div>
      {asking && (
        <ConfirmModal
          title="Leave #general?"
          confirm="Leave"
          danger
          onConfirm={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          <p>You can come back whenever you like.</p>
          <Menu label="Others" items={[{ id: 'one', label: 'Lies above the dialog', onAction: nothing }]} />
        </ConfirmModal>
      )}
    </Part>
  );
}

/** All controls in all their states. */
export function Kit({ open = null }: { open?: string | null }) {
  const [address] = useState(() => remembered('/kit'));
  return (
    <AddressContext value={address}>
      <main id="main" tabIndex={-1} className="confab-kit">
        <h1>Controls</h1>
        <Buttons />
        <Fields />
        <Choices />
        <Settings />
        <Layers open={open} />
        <Cards open={open} />
        <Notices />
        <Lists />
        <Drawings />
      </main>
      <ToastRegion />
      <Tooltips />
    </AddressContext>
  );
}
