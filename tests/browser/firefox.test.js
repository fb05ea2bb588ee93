import { accept } from './acceptance.js';

accept('firefox');
