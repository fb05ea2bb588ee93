/** In a page under test, what is looked up is taken to be there and to be what the test says it is. */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
