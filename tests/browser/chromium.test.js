import { accept } from './acceptance.js';

accept('chromium');
