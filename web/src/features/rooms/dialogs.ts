import { deferred } from '../../lib/deferred';

// Who reads and writes needs none of them.
export const AddMembersDialog = deferred(() => import('./AddMembersDialog').then((part) => part.AddMembersDialog));
export const JumpToDateDialog = deferred(() => import('./JumpToDateDialog').then((part) => part.JumpToDateDialog));
export const ExportDialog = deferred(() => import('./ExportDialog').then((part) => part.ExportDialog));
export const PruneDialog = deferred(() => import('./PruneDialog').then((part) => part.PruneDialog));
export const LeaveTeamDialog = deferred(() => import('../teams/LeaveTeamDialog').then((part) => part.LeaveTeamDialog));
export const CreateTeamDialog = deferred(() =>
  import('../teams/CreateTeamDialog').then((part) => part.CreateTeamDialog),
);
export const CreateRoomDialog = deferred(() =>
  import('../sidebar/CreateRoomDialog').then((part) => part.CreateRoomDialog),
);
export const CreateDiscussionDialog = deferred(
  () => import('../discussions/CreateDiscussionDialog').then((part) => part.CreateDiscussionDialog),
  undefined,
  ['talks', 'panels'],
);
export const DirectDialog = deferred(() => import('../sidebar/DirectDialog').then((part) => part.DirectDialog));
