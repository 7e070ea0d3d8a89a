package lockstep.views.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a command may be broken over two lines; ~ is a blank and = a hyphen that hold together. */
class UnbrokenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ss -tan | ss~=tan",
        "netstat -ano -p tcp | netstat~=ano~=p~tcp",
        "./lockstep play half-close --step | ./lockstep play half=close~==step",
        "accept | accept"
      })
  void aCommandIsNotBrokenAtItsOptions(String typed, String shown) {
    assertThat(Unbroken.command(typed)).isEqualTo(held(shown));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at each step); ss -tan | at each step); ss~=tan",
        "a scenario, --patient; ss -tano | a scenario, ==patient; ss~=tano",
        "lockstep play half-close --step: look at half-closed ones"
            + " | lockstep play half=close~==step: look at half-closed ones",
        "The FIN-WAIT-2 of a well-known port - no less | The FIN-WAIT-2 of a well-known port - no less"
      })
  void plainWordsAroundACommandStayAsTheyAre(String words, String shown) {
    assertThat(Unbroken.among(words)).isEqualTo(held(shown));
  }

  private static String held(String shown) {
    return shown.replace('~', '\u00a0').replace('=', '\u2011');
  }
}
