// Drawings of files and of what is done with them: they come with what draws files.
import camera from '@rocket.chat/icons/dist/svg/camera.svg?drawing';
import download from '@rocket.chat/icons/dist/svg/download.svg?drawing';
import file from '@rocket.chat/icons/dist/svg/file-generic.svg?drawing';
import fileAudio from '@rocket.chat/icons/dist/svg/files-audio.svg?drawing';
import fileDocument from '@rocket.chat/icons/dist/svg/file-document.svg?drawing';
import fileSheets from '@rocket.chat/icons/dist/svg/file-sheets.svg?drawing';
import fileVideo from '@rocket.chat/icons/dist/svg/files-video.svg?drawing';
import fileZip from '@rocket.chat/icons/dist/svg/files-zip.svg?drawing';
import image from '@rocket.chat/icons/dist/svg/image.svg?drawing';
import jump from '@rocket.chat/icons/dist/svg/jump.svg?drawing';
import mic from '@rocket.chat/icons/dist/svg/mic.svg?drawing';
import minus from '@rocket.chat/icons/dist/svg/h-bar.svg?drawing';
import refresh from '@rocket.chat/icons/dist/svg/refresh.svg?drawing';

export const files = {
  camera,
  download,
  'file-generic': file,
  'files-audio': fileAudio,
  'file-document': fileDocument,
  'file-sheets': fileSheets,
  'files-video': fileVideo,
  'files-zip': fileZip,
  image,
  jump,
  mic,
  minus,
  refresh,
} as const;
