# Pages to print.

sheet-item = The sheet to print
sheet-status = Sheet to print
sheet-what-for = To print, fill in and tick with a pen. It fits one page.
sheet-save = Save the sheet to a file
sheet-tick = [ ] { $text }
sheet-fill = { $text } ……………
sheet-fact = To know. { $text } (Checked on { $date }, { $source })
sheet-fact-old = To know. { $text } (To be checked again. Seen on { $date }, { $source })
sheet-head = Passeport numérique. Module “{ $module }”
sheet-foot-rule = General rule: for your own case, ask your chamber or your accountant.
sheet-foot = Sheet of the module, version { $version }, licence etalab-2.0. Not issued by the State.
sheet-no-module = No module is called “{ $module }”. The list: passeport module list
sheet-none = The module “{ $module }” has no sheet to print.
