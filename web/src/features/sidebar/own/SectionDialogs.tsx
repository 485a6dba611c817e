import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../../lib/errors';
import { useChat, useChatParts } from '../../../stores/hooks';
import { can } from '../../../stores/selectors';
import { CreateRoomDialog, CreateTeamDialog, DirectDialog } from '../../rooms/dialogs';
import { ConfirmModal, FormDialog, RadioGroup, TextField, toast } from '../../../ui';
import { ownSections, type SidebarItem } from '../sections';
import { placeRoom, sectionCalls } from './place';

/** What somebody wants to do with a section, or with a room and the sections. */
export type SectionQuestion =
  | { kind: 'create' }
  | { kind: 'rename'; id: string }
  | { kind: 'remove'; id: string }
  | { kind: 'move'; item: SidebarItem }
  /** What is made stands in this section of one's own; left out: where such rooms stand. */
  | { kind: 'room' | 'team' | 'direct'; section?: string };

type Made = 'room' | 'team' | 'direct';

const kLongestName = 80;
const kNowhere = '-none';
const kNew = '-new';

function NameField({ value, onChange, tried }: { value: string; onChange: (name: string) => void; tried: boolean }) {
  const { t } = useTranslation('daily');
  return (
    <TextField
      label={t('section.name')}
      value={value}
      onChange={onChange}
      maxLength={kLongestName}
      error={tried && value.trim() === '' ? t('section.name-missing') : undefined}
      required
      autoFocus
    />
  );
}

function NameDialog({ id, name: old, onClose }: { id?: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('daily');
  const common = useTranslation('common').t;
  const chat = useChat();
  const [name, setName] = useState(old);
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    const wanted = name.trim();
    if (wanted === '') return false;
    if (id === undefined) await sectionCalls.create(chat, wanted);
    else await sectionCalls.rename(chat, id, wanted);
    return true;
  };
  return (
    <FormDialog
      title={t(id === undefined ? 'section.new' : 'section.rename-title')}
      submit={id === undefined ? t('section.create') : common('save')}
      onClose={onClose}
      onSubmit={save}
    >
      <div className="confab-form">
        <NameField value={name} onChange={setName} tried={tried} />
      </div>
    </FormDialog>
  );
}

function RemoveDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('daily');
  const common = useTranslation('common').t;
  const chat = useChat();
  const [busy, setBusy] = useState(false);
  const remove = () => {
    setBusy(true);
    sectionCalls
      .remove(chat, id)
      .then(onClose)
      .catch((error: unknown) => {
        setBusy(false);
        toast.error(explain(common, error));
      });
  };
  return (
    <ConfirmModal
      title={t('section.remove-title', { name })}
      confirm={t('section.remove-do')}
      danger
      busy={busy}
      onConfirm={remove}
      onClose={onClose}
    >
      {t('section.remove-text')}
    </ConfirmModal>
  );
}

function MoveDialog({ item: { rid, title }, onClose }: { item: SidebarItem; onClose: () => void }) {
  const { t } = useTranslation('daily');
  const chat = useChat();
  const sections = useChatParts(ownSections);
  const present = sections.find(({ roomIds }) => roomIds.includes(rid))?._id;
  const [where, setWhere] = useState(present ?? sections[0]?._id ?? kNew);
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const move = async () => {
    setTried(true);
    const wanted = name.trim();
    if (where === kNew && wanted === '') return false;
    const section = where === kNew ? await sectionCalls.create(chat, wanted) : where;
    if (!(await placeRoom(chat, rid, section === kNowhere ? {} : { section }))) return false;
    const stands = chat.store.getState().daily.sections.get(section)?.name;
    toast.success(
      stands === undefined
        ? t('section.moved-out', { room: title })
        : t('section.moved', { room: title, section: stands }),
    );
    return true;
  };
  return (
    <FormDialog
      title={t('section.move-title', { room: title })}
      submit={t('section.move-do')}
      onClose={onClose}
      onSubmit={move}
    >
      <div className="confab-form">
        <RadioGroup
          label={t('section.where')}
          value={where}
          onChange={setWhere}
          options={[
            ...sections.map(({ _id, name: label }) => ({ value: _id, label })),
            ...(present === undefined ? [] : [{ value: kNowhere, label: t('section.none') }]),
            { value: kNew, label: t('section.another') },
          ]}
        />
        {where === kNew && <NameField value={name} onChange={setName} tried={tried} />}
      </div>
    </FormDialog>
  );
}

function MakeDialog({ kind, section, onClose }: { kind: Made; section: string | undefined; onClose: () => void }) {
  const chat = useChat();
  const may = useChatParts((state) => ({ mayOpen: can(state, 'create-c'), mayClose: can(state, 'create-p') }));
  const onMade = (rid: string) => {
    if (section !== undefined) void placeRoom(chat, rid, { section });
  };
  if (kind === 'direct') return <DirectDialog onMade={onMade} onClose={onClose} />;
  const Dialog = kind === 'team' ? CreateTeamDialog : CreateRoomDialog;
  return <Dialog {...may} onMade={onMade} onClose={onClose} />;
}

/** The dialog that a question needs; a section that is gone meanwhile has none. */
export function SectionDialogs({ question, onClose }: { question: SectionQuestion; onClose: () => void }) {
  const name = useChatParts(({ daily }) => ('id' in question ? daily.sections.get(question.id)?.name : ''));
  if (question.kind === 'move') return <MoveDialog item={question.item} onClose={onClose} />;
  if (name === undefined) return null;
  if (question.kind === 'create') return <NameDialog name="" onClose={onClose} />;
  if (question.kind === 'rename') return <NameDialog id={question.id} name={name} onClose={onClose} />;
  if (question.kind === 'remove') return <RemoveDialog id={question.id} name={name} onClose={onClose} />;
  return <MakeDialog kind={question.kind} section={question.section} onClose={onClose} />;
}
