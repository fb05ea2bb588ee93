import { accept } from './acceptance.js';

accept('webkit');
