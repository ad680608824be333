/** HTML that waits for a click. Placeholders as in `loading`. */
export const clicking: Readonly<Record<string, string>> = {
  link: '<a href="{C}">click</a>',
  'link to top': '<a target="_top" href="{C}">click</a>',
  'link to a new window': '<a target="_blank" href="{C}">click</a>',
  ping: '<a ping="{C}" href="#here">click</a>',
  'form post': '<form method="post" action="{C}"><button>click</button></form>',
  formaction: '<form><button formaction="{C}">click</button></form>',
  area: '<img usemap="#m" width="50" height="50" alt="click"><map name="m"><area shape="rect" coords="0,0,50,50" href="{C}"></map>',
  'svg link': '<svg width="60" height="20"><a href="{C}"><text y="15">click</text></a></svg>',
  'javascript link': '<a href="javascript:{S}">click</a>',
  'javascript link with a tab': '<a href="java&#9;script:{S}">click</a>',
  download: '<a download href="{C}">click</a>',
  'label for': '<a id="l" href="{C}">x</a><label for="l">click</label>',
  'invoker command':
    '<button commandfor="d" command="show-modal">click</button><dialog id="d"><img src="{C}"></dialog>',
  // Not loading, but misleading.
  'text of another address': '<a href="{C}">https://www.example.nl/bank</a>',
  'homograph link': '<a href="https://xn--pple-43d.example.org/">аpple.example.org</a>',
  'a dialog of our own':
    '<div role="dialog" style="position:fixed;inset:0;background:#fff"><h1>Vernietigen</h1><button onclick="{S}">click</button></div>',
}
